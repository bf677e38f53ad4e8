from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_partner_accounts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="roleassignment",
            name="role",
            field=models.CharField(
                choices=[
                    ("supervisor", "toezichthouder"),
                    ("coordinator", "districtscoördinator"),
                    ("permit_officer", "vergunningverlener"),
                    ("lawyer", "jurist handhaving"),
                    ("signer", "ondertekenaar"),
                    ("care_coordinator", "zorgcoördinator"),
                    ("contact_officer", "aandachtsfunctionaris mensenhandel"),
                    ("policy_officer", "beleidsmedewerker OOV"),
                    ("controller", "financieel medewerker"),
                    ("privacy_officer", "privacy officer"),
                    ("data_protection_officer", "functionaris gegevensbescherming"),
                    ("designating_official", "beheerder aanwijzingen en mandaten"),
                    ("functional_administrator", "functioneel beheerder"),
                    ("programme_owner", "programma-eigenaar"),
                    ("partner", "ketenpartner"),
                ],
                max_length=30,
                verbose_name="rol",
            ),
        ),
    ]
